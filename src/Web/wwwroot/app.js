// What the keyboard adds, and the islands: parts of a page that come alive when scripts are there.
// Every page works without this file.

// Blazor asks the document where the site begins. It is not said by a base element: the content security policy allows none, because one
// that somebody slipped into a page would turn every relative address elsewhere.
Object.defineProperty(document, 'baseURI', { value: new URL('/', location).href });

// Keys that are pressed before the script of a part is there wait for it.
const KEYS = '[data-island-keys]:not([data-listens])';
const early = [];

const typing = target => target.closest?.('input, textarea, select, [contenteditable]');

addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector(KEYS) && event.key.length === 1 && event.key !== '/') {
    early.push(event.key);
  } else if (event.key === '/') {
    const search = document.getElementById('search');
    if (search) { event.preventDefault(); search.focus(); }
  } else if ((event.key === 'j' || event.key === 'k') && !document.querySelector('[data-island-keys]')) {
    moveRow(event.key === 'j' ? 1 : -1);
  } else if (event.key === 'Enter' && event.target === document.body) {
    document.querySelector('tr.current a')?.click();
  } else if (event.key === 'Escape') {
    document.querySelectorAll('details.menu[open]').forEach(menu => menu.open = false);
  }
});

// The address of a provision is a link; who clicks it has it to paste as well.
addEventListener('click', event => {
  const link = event.target.closest?.('a[data-copy]');
  if (link) navigator.clipboard?.writeText(link.href).then(() => { link.dataset.copied = link.dataset.copy; }, () => {});
});

// A password that is typed may be looked at.
addEventListener('change', event => {
  const field = document.getElementById(event.target.dataset?.reveal ?? '');
  if (field) field.type = event.target.checked ? 'text' : 'password';
});

// Who types is there, though no page is asked for: the session is told, so that it does not end under a half-filled form.
const TELL_AFTER = 2 * 60_000;
let told = Date.now();
addEventListener('input', () => {
  if (Date.now() - told < TELL_AFTER) return;
  told = Date.now();
  fetch('/account/here', { cache: 'no-store' }).catch(() => { told = 0; });
});

addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (!menu.contains(event.target)) menu.open = false;
});

function moveRow(step) {
  const rows = [...document.querySelectorAll('tbody[data-rows] > tr')];
  if (!rows.length) return;
  const now = rows.findIndex(row => row.classList.contains('current'));
  const next = rows[Math.max(0, Math.min(rows.length - 1, now < 0 ? 0 : now + step))];
  rows[now]?.classList.remove('current');
  next.classList.add('current');
  next.querySelector('a')?.focus();
  next.scrollIntoView({ block: 'nearest' });
}

async function wake() {
  const sent = sessionStorage.getItem('sent');
  if (sent && new URLSearchParams(location.search).has('done')) {
    localStorage.removeItem(sent);
    sessionStorage.removeItem('sent');
  }

  const menu = document.getElementById('menu');
  if (menu) menu.checked = false;
  document.getElementById('problems')?.focus();
  for (const reveal of document.querySelectorAll('.reveal[hidden]')) reveal.hidden = false;
  for (const island of document.querySelectorAll('[data-island]:not([data-awake])')) {
    island.dataset.awake = '';
    const { default: start } = await import(new URL(island.dataset.island, document.baseURI));
    start(island);
    if (!island.matches(KEYS)) continue;
    island.dataset.listens = '';
    for (const key of early.splice(0)) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }
}

wake();
// After a move within the site the page is patched, not loaded. Blazor may start after this module.
const listen = () => globalThis.Blazor?.addEventListener('enhancedload', wake);
if (globalThis.Blazor) listen(); else addEventListener('load', listen);
