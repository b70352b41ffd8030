import { provideHttpClient, withInterceptors } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { inject, isDevMode, provideAppInitializer, provideBrowserGlobalErrorListeners, provideZonelessChangeDetection } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withInMemoryScrolling, withNavigationErrorHandler } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { apiInterceptor } from './api/api-interceptor';
import { routes } from './app.routes';
import { FaultCatcher, provideFaultCatcher } from './shell/fault-catcher';
import { ScreenTitle } from './shell/screen-title';
import { Theme } from './shell/theme';
import { TextLoader } from './words/text-loader';
import { Words } from './words/words';

/** What the whole app runs on; the language and the theme are there before the first screen. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideFaultCatcher(),
    provideHttpClient(withInterceptors([apiInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withNavigationErrorHandler(({ error }) => inject(FaultCatcher).stop(error)),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    { provide: TitleStrategy, useExisting: ScreenTitle },
    provideTransloco({
      config: {
        availableLangs: ['nl', 'en'],
        defaultLang: 'nl',
        missingHandler: { logMissingKey: isDevMode() },
        prodMode: !isDevMode(),
      },
      loader: TextLoader,
    }),
    provideAppInitializer(async () => {
      inject(Theme).start();
      const words = inject(Words);
      await words.speak(words.preferred());
    }),
  ],
};
