// Sends the chosen or dropped files one by one and shows what becomes of each.
const fill = (words, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words);

export default function start(form) {
  const input = form.querySelector('input[type=file]');
  const drop = form.querySelector('[data-drop]');
  const list = form.querySelector('[data-list]');
  const status = form.querySelector('[data-status]');
  const words = form.dataset;
  let busy = false;

  for (const name of ['dragenter', 'dragover'])
    drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add('over'); });
  for (const name of ['dragleave', 'drop'])
    drop.addEventListener(name, () => drop.classList.remove('over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    send([...event.dataTransfer.files]);
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    send([...input.files]);
  });

  async function send(files) {
    if (busy || !files.length) return;
    busy = true;
    list.replaceChildren();
    const rows = files.map(file => {
      const row = document.createElement('li');
      row.append(chip('waiting', words.waiting), ' ', strong(file.name), ' ');
      list.append(row);
      return row;
    });
    for (const [i, file] of files.entries()) {
      status.textContent = fill(words.progress, i, files.length);
      rows[i].firstChild.replaceWith(chip('waiting', words.sending));
      try {
        const body = new FormData();
        body.append('__RequestVerificationToken', form.elements['__RequestVerificationToken'].value);
        body.append('files', file, file.name);
        const send = () => fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
        let answer = await send();
        if (answer.status === 429) { // Too many in a minute: as long as the server says, then once more.
          await new Promise(resolve => setTimeout(resolve, 1000 * answer.headers.get('Retry-After')));
          answer = await send();
        }
        if (!answer.ok) throw new Error(answer.status);
        const [result] = await answer.json();
        rows[i].firstChild.replaceWith(chip(result.isTaken ? 'good' : 'late', result.isTaken ? words.taken : words.refused));
        rows[i].append(result.words, ' ');
        if (result.url) rows[i].append(link(result.url, result.link));
      } catch {
        rows[i].firstChild.replaceWith(chip('late', words.refused));
        rows[i].append(words.failed);
      }
    }
    status.textContent = fill(words.progress, files.length, files.length);
    input.value = '';
    input.dispatchEvent(new Event('change'));
    busy = false;
    await refresh();
  }

  /** The files that wait, as the page would now list them. */
  async function refresh() {
    const waiting = document.getElementById('waiting');
    try {
      const answer = await fetch('/import', { headers: { Accept: 'text/html' } });
      if (!answer.ok) return;
      const now = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('waiting');
      if (now) waiting.replaceChildren(...now.children);
    } catch { /* what was sent stands above; the list is right again when the page is opened anew */ }
  }
}

function chip(tone, text) {
  const element = document.createElement('span');
  element.className = `chip chip-${tone}`;
  element.textContent = text;
  return element;
}

function strong(text) {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
}

function link(url, text) {
  const element = document.createElement('a');
  element.href = url;
  element.textContent = text;
  return element;
}
