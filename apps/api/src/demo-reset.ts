import { emptyDemo } from './demo/empty-demo';
import { prepareDemo } from './demo-start';
import { readSettings, SettingsFault } from './platform/settings';
import { endWithFault } from './start-fault';

/** `npm run demo:reset`: throws the demo away and writes it anew; the product must not be running. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.isDemo) throw new SettingsFault(['DEMO is not 1: only a demo may be thrown away']);
  await emptyDemo(settings.ownerUrl);
  const written = await prepareDemo(settings);
  process.stdout.write(`Wrote the demo anew: ${written.join(', ')}.\n`);
}

main().catch(endWithFault);
