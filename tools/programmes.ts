// Reading programmes from disk belongs to the deployment, which fails on a broken one; the tools read them the same way.
export { loadProgrammes, readProgrammeFiles } from '../infra/programmes.ts'
