// Names that fit what is being typed, in the browser's own list.
export default function start(input) {
  const list = document.getElementById(input.getAttribute('list'));
  let timer, last = '';
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const text = input.value.trim();
      if (text.length < 2 || text === last) return;
      last = text;
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`);
      if (!answer.ok || input.value.trim() !== text) return;
      list.replaceChildren(...(await answer.json()).map(({ name, parent }) => {
        const option = document.createElement('option');
        option.value = name;
        option.label = parent ? `${name} – ${parent}` : name;
        return option;
      }));
    }, 200);
  });
}
