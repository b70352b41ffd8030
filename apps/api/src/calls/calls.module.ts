import { Module } from '@nestjs/common';
import { CallRepository } from './call.repository';
import { CallService } from './call.service';
import { CallsController } from './calls.controller';

@Module({ controllers: [CallsController], providers: [CallRepository, CallService] })
export class CallsModule {}
