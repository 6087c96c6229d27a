import './print.h5.css';

export const canPrint = true;

export const printPage = (): void => window.print();
