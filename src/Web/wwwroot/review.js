// The review with the keyboard: j/k move, a takes, x leaves, e corrects. Keeps a draft on this machine until it is sent.
export default function start(review) {
  const form = review.querySelector('form');
  const text = review.querySelector('.review-text');
  const items = () => [...form.querySelectorAll('[data-item]')];
  const key = `review.${review.dataset.draft}`;
  let current = -1;

  restore();
  count();
  rest();

  function go(to) {
    const all = items();
    if (!all.length) return;
    current = Math.max(0, Math.min(all.length - 1, to));
    all[current].focus({ preventScroll: true });
    all[current].scrollIntoView({ block: 'nearest' });
    show(all[current]);
  }

  /** Brings the passage of an item into view beside it. */
  function show(item) {
    const passage = document.getElementById(item.id.replace('item-', 'text-'));
    text.querySelectorAll('.shown').forEach(old => old.classList.remove('shown'));
    if (!passage) return;
    passage.classList.add('shown');
    if (getComputedStyle(text).position === 'sticky')
      text.scrollTo({ top: passage.offsetTop - text.clientHeight / 3 });
  }

  function decide(item, decision) {
    const radio = item?.querySelector(`input[type=radio][value=${decision}]`);
    if (!radio) return;
    radio.checked = true;
    radio.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function count() {
    const line = review.querySelector('[data-decided]');
    const all = items();
    const decided = all.filter(item => item.querySelector('input[name$=".decision"]:checked')).length;
    if (line) line.textContent = line.dataset.words.replace('{0}', decided).replace('{1}', all.length);
    for (const item of all)
      item.dataset.decision = item.querySelector('input[name$=".decision"]:checked')?.value ?? '';
  }

  /** The closed line of the bar says what happens to the items that are left. */
  function rest() {
    const chosen = form.querySelector('input[name=rest]:checked');
    if (chosen) form.querySelector('[data-rest]').textContent = chosen.parentElement.textContent.trim();
  }

  addEventListener('keydown', event => {
    if (!review.isConnected || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest?.('input:not([type=radio]), textarea, select');
    if (field) {
      if (event.key === 'Escape') field.closest('[data-item]')?.focus();
      return;
    }
    const item = event.target.closest?.('[data-item]') ?? items()[current];
    if (item) current = items().indexOf(item);
    if (event.key === 'j') go(current + 1);
    else if (event.key === 'k') go(current - 1);
    else if (event.key === 'a') { decide(item, 'accept'); go(current + 1); }
    else if (event.key === 'x') { decide(item, 'reject'); go(current + 1); }
    else if (event.key === 'e' && item) {
      const editing = item.querySelector('details.editing');
      editing.open = true;
      editing.querySelector('textarea, input')?.focus();
    } else return;
    event.preventDefault();
  });

  form.addEventListener('focusin', event => {
    const item = event.target.closest('.item');
    if (item) show(item);
  });
  form.addEventListener('change', () => { count(); rest(); keep(); });
  form.addEventListener('input', event => {
    // Correcting an item is taking it.
    const item = event.target.closest('[data-item]');
    if (item && !event.target.matches('[type=radio]')) decide(item, 'accept');
    keep();
  });
  // Sent is not saved: the draft stays until a page says that its record is there (app.js).
  form.addEventListener('submit', () => sessionStorage.setItem('sent', key));

  text.addEventListener('click', event => {
    const mark = event.target.closest('a.mark');
    if (!mark) return;
    const item = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!item) return;
    event.preventDefault();
    item.focus();
    item.scrollIntoView({ block: 'center' });
    current = items().indexOf(item);
  });

  // Words selected in the text can be added to a list.
  const picker = review.querySelector('[data-picker]');
  text.addEventListener('pointerup', () => setTimeout(() => {
    const words = getSelection().toString().trim().replace(/\s+/g, ' ');
    picker.hidden = words.length < 5 || !text.contains(getSelection().anchorNode);
    picker.dataset.words = words;
  }));
  picker?.addEventListener('click', event => {
    const list = event.target.closest('button')?.value;
    if (!list) return;
    const section = document.getElementById(`list-${list}`);
    const adding = section.querySelector('details.adding');
    let blank = [...adding.querySelectorAll('.item-added')].at(-1);
    if (blank.querySelector('textarea').value) {
      const next = blank.cloneNode(true);
      const number = adding.querySelectorAll('.item-added').length;
      for (const field of next.querySelectorAll('[name], [id], [for], [list]'))
        for (const name of ['name', 'id', 'for', 'list'])
          if (field.hasAttribute(name))
            field.setAttribute(name, field.getAttribute(name).replace(/\.n\d+/, `.n${number}`));
      next.querySelectorAll('textarea, input').forEach(field => field.value = '');
      blank.after(next);
      blank = next;
    }
    blank.querySelector('textarea').value = picker.dataset.words;
    adding.open = true;
    blank.scrollIntoView({ block: 'center' });
    blank.querySelector('textarea').focus();
    picker.hidden = true;
    keep();
  });

  function keep() {
    const fields = [...new FormData(form)].filter(([name]) => !name.startsWith('__') && name !== 'version' && name !== '_handler');
    try { localStorage.setItem(key, JSON.stringify(fields)); } catch { /* a full store must not stop the review */ }
  }

  function restore() {
    // After a refused sending the page itself holds what was typed.
    const kept = document.getElementById('problems') ? null : localStorage.getItem(key);
    if (!kept) return;
    for (const [name, value] of JSON.parse(kept)) {
      const field = form.elements[name];
      if (!field) continue;
      if (field instanceof RadioNodeList) field.value = value;
      else if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.value === value;
      else field.value = value;
    }
    const notice = review.querySelector('[data-restored]');
    if (notice) {
      notice.hidden = false;
      notice.querySelector('button').addEventListener('click', () => { localStorage.removeItem(key); location.reload(); });
    }
  }
}
