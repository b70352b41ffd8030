import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Bell } from '../notifications/bell';
import { Words } from '../words/words';
import { AccountMenu } from './account-menu';

/** Where one is, above the page: its name and, when it is not the page itself, its address. */
export type Crumb = { readonly text: string; readonly link: string | null };

/** The bar on top: the product, the way here, who is around (projected), and the person's own menu. */
@Component({
  selector: 'sp-header',
  imports: [AccountMenu, Bell, RouterLink],
  host: { 'data-over-text': 'top' },
  template: `
    <header data-region [attr.aria-label]="say('shell.header')">
      <ng-content select="[lead]" />
      <a class="brand" routerLink="/" [attr.aria-label]="say('shell.home')">samen<span>pen</span></a>
      @if (crumbs().length > 0) {
        <nav [attr.aria-label]="say('shell.path')">
          <ol class="crumbs">
            @for (crumb of crumbs(); track crumb.text) {
              <li>
                @if (crumb.link !== null) {
                  <a [routerLink]="crumb.link">{{ crumb.text }}</a>
                } @else {
                  <span aria-current="page">{{ crumb.text }}</span>
                }
              </li>
            }
          </ol>
        </nav>
      }
      <div class="end">
        <ng-content />
        <sp-bell />
        <sp-account-menu />
      </div>
    </header>
  `,
  styles: `
    :host { display: block; position: sticky; top: 0; z-index: 20; }
    header {
      display: flex;
      align-items: center;
      gap: 1rem;
      min-height: var(--header-height);
      padding: 0.25rem 1.25rem;
      border-bottom: 1px solid var(--line);
      background: var(--panel);
    }
    .brand { color: var(--ink); font-family: var(--serif); font-size: 1.25rem; font-weight: 650; letter-spacing: -0.01em; text-decoration: none; }
    .brand span { color: var(--accent); }
    .crumbs { display: flex; gap: 0.5rem; }
    .crumbs li { min-width: 0; }
    .crumbs li + li::before { content: '›'; margin-right: 0.5rem; color: var(--ink-3); }
    .crumbs a { color: var(--ink-2); text-decoration: none; }
    .crumbs a:hover { text-decoration: underline; }
    .crumbs span { font-weight: 600; }
    nav { min-width: 0; overflow: hidden; white-space: nowrap; }
    .end { display: flex; align-items: center; gap: 0.875rem; margin-left: auto; }
    @media (max-width: 48rem) {
      header { padding-inline: 0.875rem; gap: 0.5rem; }
      .end { gap: 0.375rem; }
      nav { display: none; }
    }
    /* Two people, a number on the bell and the menu must fit on 320 pixels. */
    @media (max-width: 24rem) {
      .end { gap: 0.5rem; }
    }
    @media print { :host { display: none; } }
  `,
})
export class Header {
  /** The way from the first page to this one. */
  readonly crumbs = input<readonly Crumb[]>([]);

  protected readonly say = inject(Words).say;
}
