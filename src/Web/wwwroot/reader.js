// The reader with the keyboard: j, k move from provision to provision, Enter opens what may be decided there, the keys of the open form decide.
export default function start(reading) {
  const provisions = [...reading.querySelectorAll('.provision')];
  // Back from a decision the reading goes on where it was.
  let now = provisions.indexOf(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  const press = event => {
    if (!reading.isConnected) return removeEventListener('keydown', press);
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select')) return;
    if (event.key === 'j' || event.key === 'k') {
      provisions[now]?.classList.remove('current');
      now = Math.max(0, Math.min(provisions.length - 1, now + (event.key === 'j' ? 1 : -1)));
      provisions[now].classList.add('current');
      provisions[now].querySelector('.provision-link')?.focus({ preventScroll: true });
      provisions[now].scrollIntoView({ block: 'center' });
    } else if (event.key === 'Enter' && provisions[now] && (event.target === document.body || event.target.matches('.provision-link'))) {
      const decide = provisions[now].querySelector('a[data-decide]');
      if (!decide) return;
      decide.click();
    } else {
      const button = reading.querySelector(`.deciding button[data-key="${CSS.escape(event.key)}"]`);
      if (!button) return;
      button.click();
    }
    event.preventDefault();
  };
  addEventListener('keydown', press);
}
