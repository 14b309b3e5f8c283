// Says that somebody is writing in a section, from the first keystroke on and again while they go on; warns where another is at it.
const AGAIN = 60_000;

export default function start(form) {
  const address = form.dataset.lease;
  if (!address) return;
  const words = form.querySelector('[data-lease-words]');
  let said = 0;
  form.addEventListener('input', async () => {
    if (Date.now() - said < AGAIN) return;
    said = Date.now();
    const body = new FormData();
    body.append('__RequestVerificationToken', form.elements['__RequestVerificationToken'].value);
    const answer = await fetch(address, { method: 'POST', body }).catch(() => null);
    if (answer === null) { said = 0; return; }
    words.hidden = answer.status !== 409;
    words.textContent = answer.status === 409 ? await answer.text() : '';
  });
}
