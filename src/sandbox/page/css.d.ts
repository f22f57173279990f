// Styles are bundled, not imported values.
declare module "*.css";
