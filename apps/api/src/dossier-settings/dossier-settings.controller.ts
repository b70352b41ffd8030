import { Body, Controller, HttpCode, Param, Patch } from '@nestjs/common';
import { dossierSettingsChange, type DossierSettings } from '@samenpen/contracts';
import { Answers } from '../platform/answers.decorator';
import { Who, type SignedIn } from '../sign-in/signed-in';
import { DossierSettingsService } from './dossier-settings.service';

@Controller('dossiers/:slug/settings')
export class DossierSettingsController {
  constructor(private readonly settings: DossierSettingsService) {}

  @Patch()
  @HttpCode(204)
  @Answers({ summary: 'Sets whether readers may comment in the dossier', problems: ['not-allowed'] })
  change(@Who() who: SignedIn, @Param('slug') slug: string, @Body({ schema: dossierSettingsChange }) settings: DossierSettings) {
    return this.settings.change(slug, settings, who.personId);
  }
}
