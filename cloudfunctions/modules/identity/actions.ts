import { appointmentActions } from './appointment';
import { homeActions } from './homes';
import { meActions } from './me';
import { verifyActions } from './verify';

export const identityActions = [
  ...meActions,
  ...homeActions,
  ...verifyActions,
  ...appointmentActions,
];
