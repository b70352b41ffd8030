import { inject } from '@angular/core';
import type { CanActivateFn, Routes } from '@angular/router';
import { Router } from '@angular/router';
import { Sessions } from './api/sessions';
import { Preferences } from './shell/preferences';

/**
 * Sends a visitor to the sign-in page and remembers where they wanted to be; somebody who is signed in
 * already gets the language and theme of the account.
 */
const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const preferences = inject(Preferences);
  const session = await inject(Sessions).whoIsSignedIn();
  if (session === null) return router.createUrlTree(['/aanmelden'], { queryParams: { terug: state.url } });
  await preferences.adopt();
  return true;
};

/** Every address of the product; they are stable and may be shared. */
export const routes: Routes = [
  { path: 'aanmelden', loadComponent: () => import('./sign-in/sign-in').then(({ SignIn }) => SignIn) },
  { path: 'afmelden/:token', loadComponent: () => import('./notifications/unsubscribe').then(({ Unsubscribe }) => Unsubscribe) },
  {
    path: '',
    canActivate: [signedIn],
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./work/my-work').then(({ MyWork }) => MyWork) },
      { path: 'account', loadComponent: () => import('./account/account').then(({ Account }) => Account) },
      { path: 'meldingen', loadComponent: () => import('./notifications/notifications').then(({ Notifications }) => Notifications) },
      {
        path: 'dossiers/:slug',
        loadComponent: () => import('./dossier/dossier-shell').then(({ DossierShell }) => DossierShell),
        children: [
          {
            path: '',
            pathMatch: 'full',
            loadComponent: () =>
              import('./dossier/overview/dossier-overview').then(({ DossierOverview }) => DossierOverview),
          },
          {
            path: 'lezen',
            data: { contents: true },
            loadComponent: () => import('./reading/reading-view').then(({ ReadingView }) => ReadingView),
          },
          {
            path: 'overleg',
            loadComponent: () => import('./review-session/session-list').then(({ SessionList }) => SessionList),
          },
          {
            path: 'overleg/nieuw',
            loadComponent: () => import('./review-session/plan-session').then(({ PlanSession }) => PlanSession),
          },
          {
            path: 'overleg/:session',
            data: { withoutTree: true },
            loadComponent: () => import('./review-session/session-screen').then(({ SessionScreen }) => SessionScreen),
          },
          {
            path: 'overleg/:session/plan',
            loadComponent: () => import('./review-session/plan-session').then(({ PlanSession }) => PlanSession),
          },
          {
            path: 'secties/:id',
            loadComponent: () => import('./section/section').then(({ Section }) => Section),
          },
          {
            path: 'secties/:id/vergelijken',
            loadComponent: () => import('./section/compare/compare-screen').then(({ CompareScreen }) => CompareScreen),
          },
          {
            path: 'secties/:id/auteurs',
            loadComponent: () => import('./section/authors/authors-screen').then(({ AuthorsScreen }) => AuthorsScreen),
          },
        ],
      },
    ],
  },
  { path: '**', loadComponent: () => import('./shell/not-found').then(({ NotFound }) => NotFound) },
];
