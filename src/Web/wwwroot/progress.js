// Long work: what stands in this part of the page is fetched anew while the work goes on. Without scripts a link does it.
const EVERY = 3000;

export default function start(part) {
  part.querySelectorAll('.script-less').forEach(line => line.hidden = true);
  const look = async () => {
    if (!part.isConnected) return;
    // Who is choosing or reading with the keyboard in here is not moved away.
    if (!document.hidden && !part.contains(document.activeElement)) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
        const page = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
        const now = page && page.getElementById(part.id);
        if (now) {
          part.replaceChildren(...now.childNodes);
          part.querySelectorAll('.script-less').forEach(line => line.hidden = true);
          // Its end changes what may be done on the page, too.
          if (now.dataset.over) return location.reload();
        }
      } catch { /* the server is away for a moment: it is asked again */ }
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}
