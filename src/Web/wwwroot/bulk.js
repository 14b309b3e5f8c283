// Tells that files are on their way, and keeps a second click from sending them again.
export default function start(form) {
  form.addEventListener('submit', () => {
    // An empty field of the two would be a part without a name; the server passes over it.
    form.querySelector('[data-status]').textContent = form.dataset.sending;
    setTimeout(() => { form.querySelector('button[type=submit]').disabled = true; });
  });
  // Back from the next page: the button is there again.
  addEventListener('pageshow', () => { form.querySelector('button[type=submit]').disabled = false; });
}
