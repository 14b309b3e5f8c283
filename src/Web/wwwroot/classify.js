// The keyboard over a list of provisions: j, k move (as in every list), x chooses, 1–6 say what the current row is.
export default function start(form) {
  const rows = [...form.querySelectorAll('tbody[data-rows] > tr')];
  let now = -1;
  const move = step => {
    rows[now]?.classList.remove('current');
    now = Math.max(0, Math.min(rows.length - 1, now + step));
    rows[now].classList.add('current');
    rows[now].querySelector('a')?.focus();
    rows[now].scrollIntoView({ block: 'nearest' });
  };
  const press = event => {
    if (!form.isConnected) return removeEventListener('keydown', press);
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input:not([type=checkbox]), textarea, select')) return;
    if (event.key === 'j') move(1);
    else if (event.key === 'k') move(-1);
    else if (event.key === 'x' && rows[now]) {
      const box = rows[now].querySelector('input[type=checkbox]');
      box.checked = !box.checked;
    } else {
      const button = form.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
      if (!button) return;
      // With nothing chosen the current row is meant.
      if (!form.querySelector('tbody input:checked')) {
        if (!rows[now]) return;
        rows[now].querySelector('input[type=checkbox]').checked = true;
      }
      button.click();
    }
    event.preventDefault();
  };
  addEventListener('keydown', press);
}
