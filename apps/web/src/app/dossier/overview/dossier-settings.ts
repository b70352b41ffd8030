import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, signal } from '@angular/core';
import { Icon } from '@samenpen/ui';
import { Dossiers } from '../../api/dossiers';
import { Problems } from '../../api/problems';
import { Words } from '../../words/words';
import { OpenDossier } from '../open-dossier';

/** What the penhouder sets for the whole dossier; shown to whoever may set it. */
@Component({
  selector: 'sp-dossier-settings',
  imports: [Icon],
  template: `
    @if (settings(); as settings) {
      <section class="card" aria-labelledby="settings-heading">
        <h2 id="settings-heading">{{ say('settings.title') }}</h2>
        <div role="alert">
          @if (fault(); as sentence) {
            <p class="notice wrong"><sp-icon name="triangle-alert" />{{ sentence }}</p>
          }
        </div>
        <label>
          <input #box type="checkbox" aria-describedby="settings-readers" [checked]="settings.readersMayComment" [attr.aria-disabled]="isBusy()" (change)="set(box)" />
          {{ say('settings.readersMayComment') }}
        </label>
        <p id="settings-readers" class="quiet small">{{ say('settings.readersExplanation') }}</p>
      </section>
    }
  `,
  styles: `
    .card { display: grid; gap: 0.5rem; }
    label { display: flex; gap: 0.625rem; align-items: center; min-height: 1.75rem; font-weight: 600; }
    input { flex: none; width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--accent); }
  `,
})
export class DossierSettings {
  private readonly open = inject(OpenDossier);
  private readonly dossiers = inject(Dossiers);
  private readonly problems = inject(Problems);
  private readonly announcer = inject(LiveAnnouncer);
  protected readonly say = inject(Words).say;
  protected readonly settings = computed(() => (this.open.may('changeSettings') ? (this.open.detail()?.settings ?? null) : null));
  protected readonly isBusy = signal(false);
  protected readonly fault = signal<string | null>(null);

  protected async set(box: HTMLInputElement): Promise<void> {
    const wanted = box.checked;
    if (this.isBusy()) {
      box.checked = !wanted;
      return;
    }
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      await this.dossiers.changeSettings(this.open.slug(), { readersMayComment: wanted });
      this.open.reload();
      void this.announcer.announce(this.say(wanted ? 'settings.readersMay' : 'settings.readersMayNot'));
    } catch (error) {
      // Refused or unreachable: said above the box, which shows again what holds.
      this.fault.set(this.problems.sentence(error));
      box.checked = !wanted;
    } finally {
      this.isBusy.set(false);
    }
  }
}
