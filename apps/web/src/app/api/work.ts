import { httpResource } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { pageOf, workItem } from '@samenpen/contracts';
import { LoginEnd } from './login-end';

const workPage = pageOf(workItem);

/** What is asked of the signed-in person, over all dossiers. */
@Service()
export class Work {
  private readonly loginEnd = inject(LoginEnd);

  /** Call while a component is made. */
  mine() {
    return httpResource(
      () => {
        this.loginEnd.epoch();
        return '/api/work';
      },
      { parse: (body) => workPage.parse(body).items },
    );
  }
}
