import { Inject, Injectable } from '@nestjs/common';
import type { SignInOptions } from '@samenpen/contracts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, demoAddress } from '../demo/accounts';
import { SETTINGS, type Settings } from '../platform/settings';
import { DeadlineRepository } from './deadline.repository';

/** What the sign-in page may offer: outside the demo nothing but the form. */
@Injectable()
export class SignInOptionsService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly deadlines: DeadlineRepository,
  ) {}

  async options(): Promise<SignInOptions> {
    if (!this.settings.isDemo) return { demo: false, cards: [], deadlineMoved: false };
    const secondOrigin = this.settings.allowedOrigins.find(
      (origin) => origin !== this.settings.publicUrl,
    );
    return {
      demo: true,
      cards: DEMO_ACCOUNTS.map(({ key, name, role, organisation, dossiers }) => ({
        email: demoAddress(key),
        name,
        role,
        organisation,
        dossiers: [...dossiers],
      })),
      demoPassword: DEMO_PASSWORD,
      ...(secondOrigin !== undefined && { secondOrigin }),
      deadlineMoved: await this.deadlines.isAnyMoved(),
    };
  }
}
