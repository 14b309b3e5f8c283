// Tells the names of the chosen files in place of the browser's own words.
export default function start(field) {
  const input = field.querySelector('input');
  const names = field.querySelector('[data-names]');
  const none = names.textContent;
  const tell = () => { names.textContent = [...input.files].map(file => file.name).join(', ') || none; };
  input.addEventListener('change', tell);
  tell();
}
