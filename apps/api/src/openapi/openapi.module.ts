import { Module } from '@nestjs/common';
import { OpenApiController } from './openapi.controller';

/** The API's own description. */
@Module({ controllers: [OpenApiController] })
export class OpenApiModule {}
