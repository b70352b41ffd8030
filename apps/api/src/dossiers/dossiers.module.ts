import { Module } from '@nestjs/common';
import { DossierReader } from './dossier-reader';
import { DossierRecordRepository } from './dossier-record.repository';

/** Dossiers as records. What people see of them is in `overview`. */
@Module({
  providers: [DossierReader, DossierRecordRepository],
  exports: [DossierReader, DossierRecordRepository],
})
export class DossiersModule {}
