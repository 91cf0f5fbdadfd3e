import { join } from 'node:path';
import { App } from 'cdktf';
import { loadEnvironments } from './environments';
import { defineStacks } from './stacks';

const ENVIRONMENTS = ['local', 'development', 'staging', 'production'];

const environments = loadEnvironments(join(__dirname, 'environments'), ENVIRONMENTS);
const app = new App();
const stacks = environments.flatMap((environment) => defineStacks(app, environment));
stacks.forEach((stack) => stack.runAllValidations());
app.synth();
