// A form that is sent with what an authenticator answers: to enter by a passkey, to add one, or to show who it is in the place of the password.
// Shown only where the browser can. The server's options come as the text that the browser's own functions read, and its answer goes back the same way.

/** @param place the form itself, or a part of it with a button of its own. */
export default function start(place) {
  if (!globalThis.isSecureContext || !globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  place.hidden = false;
  const form = place.closest('form');
  const { passkey: act, options: address } = place.dataset;
  const answer = place.querySelector('input[name$=".Credential"]');
  const said = place.querySelector('[data-said]');
  let asking = false;

  const ask = async () => {
    if (asking) return;
    asking = true;
    said.hidden = true;
    try {
      const body = new FormData();
      body.append('__RequestVerificationToken', form.elements['__RequestVerificationToken'].value);
      const response = await fetch(address, { method: 'POST', body });
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
  };

  if (place !== form) {
    place.querySelector('button').addEventListener('click', ask);
    return;
  }

  form.addEventListener('submit', event => {
    if (answer.value) return;
    event.preventDefault();
    ask();
  });
}
