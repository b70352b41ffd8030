import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// A fault while starting leaves an empty page: the sentence says so in both languages, the rest is for support.
bootstrapApplication(App, appConfig).catch((fault: unknown) => {
  // eslint-disable-next-line no-console -- there is no screen yet that could show it
  console.error(fault);
  const sentence = document.createElement('p');
  sentence.textContent = 'Samenpen kon niet starten. Herlaad de pagina. / Samenpen could not start. Reload the page.';
  document.body.append(sentence);
});
