import { DOCUMENT, Service, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

const REMEMBERED = 'samenpen-panel';

/** Which tab of the side panel was chosen: by the address, else the one that was last chosen on this device. */
@Service({ autoProvided: false })
export class ChosenTab {
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;
  private readonly query = toSignal(this.route.queryParamMap);

  /** Name of the tab in the address, or of the one that a comment in the address is in; null when it names none. */
  readonly asked = computed(() => this.query()?.get('paneel') ?? (this.query()?.has('opmerking') ? 'opmerkingen' : null));
  readonly name = computed(() => this.asked() ?? this.storage?.getItem(REMEMBERED) ?? null);

  /** The address follows, without a step for the back button; a single thing that it pointed at is let go. */
  async choose(name: string): Promise<void> {
    this.storage?.setItem(REMEMBERED, name);
    await this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { paneel: name, opmerking: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
      scroll: 'manual',
    });
  }
}
