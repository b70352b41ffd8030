import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Language, Theme as ThemeCode } from '@samenpen/contracts';
import { Icon, PersonBadge, colourOf } from '@samenpen/ui';
import { Sessions } from '../api/sessions';
import { Leaving } from '../live/leaving';
import { Words } from '../words/words';
import { Preferences } from './preferences';
import { Shortcuts } from './shortcuts';
import { Theme } from './theme';

/** The person's own menu: account, language, theme, shortcuts, sign out. */
@Component({
  selector: 'sp-account-menu',
  imports: [CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon, PersonBadge, RouterLink],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  private readonly sessions = inject(Sessions);
  private readonly router = inject(Router);
  private readonly leaving = inject(Leaving);
  private readonly preferences = inject(Preferences);
  private readonly words = inject(Words);
  private readonly shortcuts = inject(Shortcuts);

  protected readonly say = this.words.say;
  protected readonly language = this.words.language;
  protected readonly theme = inject(Theme).current;
  protected readonly languages: readonly Language[] = ['nl', 'en'];
  protected readonly themes: readonly ThemeCode[] = ['system', 'light', 'dark'];
  protected readonly person = computed(() => this.sessions.current()?.person ?? null);
  protected readonly organisation = computed(() => {
    const names = new Set(this.sessions.current()?.memberships.map(({ partner }) => partner.name));
    return [...names].join(', ');
  });
  protected readonly colour = computed(() => colourOf(this.person()?.id ?? ''));

  protected chooseLanguage(language: Language): void {
    void this.preferences.chooseLanguage(language);
  }

  protected chooseTheme(theme: ThemeCode): void {
    void this.preferences.chooseTheme(theme);
  }

  protected showShortcuts(): void {
    void this.shortcuts.show();
  }

  protected async signOut(): Promise<void> {
    if (!(await this.leaving.mayLeave())) return;
    await this.sessions.signOut();
    await this.router.navigateByUrl('/aanmelden');
  }
}
