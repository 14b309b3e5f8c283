// A form that is sent with what an authenticator answers: to enter by a passkey, or to add one. Shown only where the browser can.
// The server's options come as the text that the browser's own functions read, and its answer goes back the same way.

export default function start(form) {
  if (!globalThis.isSecureContext || !globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  form.hidden = false;
  const { passkey: act, options: address } = form.dataset;
  const answer = form.elements['Passkey.Credential'];
  const said = form.querySelector('[data-said]');
  let asking = false;

  form.addEventListener('submit', async event => {
    if (answer.value) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    said.hidden = true;
    try {
      const response = await fetch(address, { method: 'POST', body: new FormData(form) });
      if (!response.ok) throw new Error(`${response.status}`);
      const options = await response.json();
      const credential = act === 'add'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      answer.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch {
      // The person said no, the device has none for this place, or the line broke: the words for all of these are the same.
      said.hidden = false;
      said.focus();
    } finally {
      asking = false;
    }
  });
}
