import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Theme as ThemeCode } from '@samenpen/contracts';
import { EmptyState, Icon } from '@samenpen/ui';
import { Sessions } from '../api/sessions';
import { Leaving } from '../live/leaving';
import { TakesFocus, focusKeeper } from '../shell/focus-keeper';
import { Header } from '../shell/header';
import { LanguageSwitch } from '../shell/language-switch';
import { Preferences } from '../shell/preferences';
import { nameScreen } from '../shell/screen-title';
import { Theme } from '../shell/theme';
import { Words } from '../words/words';
import { MailChoices } from './mail-choices';
import { TokenList } from './token-list';

/** Account basics: who one is and for whom, language, theme, tokens, signing out everywhere. */
@Component({
  selector: 'sp-account',
  imports: [EmptyState, Header, Icon, LanguageSwitch, MailChoices, TakesFocus, TokenList],
  templateUrl: './account.html',
  styleUrl: './account.css',
})
export class Account {
  private readonly sessions = inject(Sessions);
  private readonly preferences = inject(Preferences);
  private readonly router = inject(Router);
  private readonly leaving = inject(Leaving);
  protected readonly say = inject(Words).say;
  protected readonly theme = inject(Theme).current;
  protected readonly themes: readonly ThemeCode[] = ['system', 'light', 'dark'];
  protected readonly session = this.sessions.current;
  protected readonly crumbs = computed(() => [{ text: this.say('account.title'), link: null }]);
  protected readonly isAsking = signal(false);
  private readonly keepFocus = focusKeeper();

  constructor() {
    nameScreen(() => [this.say('account.title')]);
  }

  protected chooseTheme(theme: ThemeCode): void {
    void this.preferences.chooseTheme(theme);
  }

  protected stay(): void {
    this.isAsking.set(false);
    this.keepFocus('.everywhere');
  }

  protected async signOutEverywhere(): Promise<void> {
    if (!(await this.leaving.mayLeave())) return;
    await this.sessions.signOutEverywhere();
    await this.router.navigateByUrl('/aanmelden');
  }
}
