import { prepareDemo } from './demo-start';
import { readSettings, SettingsFault } from './platform/settings';
import { endWithFault } from './start-fault';

/** `npm run seed`: only with DEMO=1; what is there already stays as it is. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.isDemo)
    throw new SettingsFault(['DEMO is not 1: the demo is never written into a real installation']);
  const written = await prepareDemo(settings);
  process.stdout.write(
    written.length === 0
      ? 'The demo was there already.\n'
      : `Wrote the demo: ${written.join(', ')}.\n`,
  );
}

main().catch(endWithFault);
