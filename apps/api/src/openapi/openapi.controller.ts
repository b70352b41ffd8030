import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Response } from 'express';
import { Answers } from '../platform/answers.decorator';
import { newNonce, pagePolicy } from '../platform/security-headers';
import { SETTINGS, type Settings } from '../platform/settings';
import { describedCalls } from './described-calls';
import { openApiDocument } from './openapi-document';
import { openApiPage } from './openapi-page';

@Controller()
export class OpenApiController {
  constructor(
    private readonly modules: ModulesContainer,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('openapi.json')
  @Answers({ summary: 'This document', isPublic: true })
  document() {
    return openApiDocument(describedCalls(this.modules), this.settings.publicUrl);
  }

  @Get('docs')
  @Answers({ summary: 'The calls as a page', isPublic: true })
  page(@Res() response: Response): void {
    const nonce = newNonce();
    response.setHeader('Content-Security-Policy', pagePolicy(nonce));
    response.type('html').send(openApiPage(describedCalls(this.modules), nonce));
  }
}
