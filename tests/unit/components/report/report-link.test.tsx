// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { ReportLink } from '@/components/report-link';
import { WorkerProvider } from '@/components/worker';
import { inEnglish } from '../../../support/english';
import { show } from '../../../support/faces';

const link = () => screen.queryByRole('link', { name: inEnglish('report_link') });

it('an order leads to its report', () => {
  show(<ReportLink orderId="a&b" />);
  expect(link()?.getAttribute('href')).toBe('/report.html?order=a%26b');
});

it('an order of a practice leads nowhere: it is in no store of ours', () => {
  show(
    <WorkerProvider value={() => Promise.reject(new Error('Nothing is asked here'))}>
      <ReportLink orderId="a" />
    </WorkerProvider>,
  );
  expect(link()).toBeNull();
});
