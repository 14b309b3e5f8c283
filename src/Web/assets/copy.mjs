// Puts into wwwroot/lib what the pages take from npm: the part of the style sheet that they use,
// the font, the icons as one sprite, the charts. Run by the build when one of its inputs changed.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const from = name => join(home, 'node_modules', name);
const to = join(home, 'wwwroot', 'lib');
rmSync(to, { recursive: true, force: true });
mkdirSync(join(to, 'fonts'), { recursive: true });

// Style sheet: only the rules whose classes some page names.
const words = new Set();
for (const file of readdirSync(home, { recursive: true, withFileTypes: true }))
  if (/\.(razor|cs|js)$/.test(file.name) && !/node_modules|wwwroot.lib|\b(bin|obj)\b/.test(file.parentPath))
    for (const word of readFileSync(join(file.parentPath, file.name), 'utf8').match(/[a-z][\w-]*/g) ?? [])
      words.add(word);
const isUsed = selector => [...selector.matchAll(/\.((?:[\w-]|\\.)+)/g)].every(([, name]) => words.has(name));

const bootstrap = readFileSync(join(from('bootstrap'), 'dist/css/bootstrap.min.css'), 'utf8')
  .replace(/\/\*[#!][\s\S]*?\*\//g, '');
const licence = '/*! Bootstrap 5 (a part of it), MIT licence, The Bootstrap Authors */\n';

/** Splits a style sheet into its top-level rules: [prelude, body] pairs. */
function* rules(css) {
  let start = 0;
  for (let i = 0, depth = 0, open = 0; i < css.length; i++) {
    if (css[i] === '{' && depth++ === 0) open = i;
    else if (css[i] === '}' && --depth === 0) {
      yield [css.slice(start, open), css.slice(open + 1, i)];
      start = i + 1;
    }
  }
}

function trim(css) {
  let kept = '';
  for (const [prelude, body] of rules(css)) {
    if (prelude.startsWith('@media') || prelude.startsWith('@supports')) {
      const inner = trim(body);
      if (inner) kept += `${prelude}{${inner}}`;
    } else if (prelude.startsWith('@keyframes')) {
      continue;
    } else {
      const selectors = prelude.split(',').filter(isUsed);
      if (selectors.length) kept += `${selectors.join(',')}{${body}}`;
    }
  }
  return kept;
}

/** The dark rules once more for those who leave the choice to their device. */
function automatic(css) {
  let kept = '';
  for (const [prelude, body] of rules(css))
    if (prelude.includes('[data-bs-theme=dark]'))
      kept += `${prelude.replaceAll('[data-bs-theme=dark]', '[data-bs-theme=auto]')}{${body}}`;
  return `@media (prefers-color-scheme:dark){${kept}}`;
}

const trimmed = trim(bootstrap);
writeFileSync(join(to, 'bootstrap.css'), licence + trimmed + automatic(trimmed));

// Font: two weights, the two subsets that Vietnamese and English need.
const font = from('@fontsource/be-vietnam-pro');
const ranges = JSON.parse(readFileSync(join(font, 'unicode.json'), 'utf8'));
let faces = '';
for (const subset of ['vietnamese', 'latin'])
  for (const weight of [400, 600]) {
    const file = `be-vietnam-pro-${subset}-${weight}-normal.woff2`;
    cpSync(join(font, 'files', file), join(to, 'fonts', file));
    faces += `@font-face{font-family:'Be Vietnam Pro';font-style:normal;font-weight:${weight};font-display:swap;`
      + `src:url(fonts/${file}) format('woff2');unicode-range:${ranges[subset]}}\n`;
  }
writeFileSync(join(to, 'fonts.css'), faces);

// Icons: one sprite of those in assets/icons (see docs/decisions/icons-in-the-repository.md).
const icons = join(home, 'assets', 'icons');
let sprite = '<svg xmlns="http://www.w3.org/2000/svg">';
for (const file of readdirSync(icons).sort()) {
  const svg = readFileSync(join(icons, file), 'utf8');
  const shapes = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
    .replace(/<path stroke="none"[^>]*\/>/, '').replace(/\s+/g, ' ').trim();
  sprite += `<symbol id="${file.replace('.svg', '')}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
}
writeFileSync(join(to, 'icons.svg'), `${sprite}</svg>`);

cpSync(join(from('echarts'), 'dist/echarts.simple.min.js'), join(to, 'echarts.js'));
writeFileSync(join(to, '.stamp'), '');
