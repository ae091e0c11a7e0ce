import { questions } from './question.js';

const tex = String.raw;

/** Part a: derivatives of, and relations between, the basic functions. */
export const functions = questions({
  'functions/a-sigmoid-tanh': {
    title: { en: 'The sigmoid is a shifted tanh', fr: 'La sigmoïde est une tanh décalée' },
    statement: {
      en: tex`With $\sigma(x) = 1/(1+e^{-x})$, show that $\sigma(x) = \tfrac12\left(\tanh(\tfrac12 x) + 1\right)$.`,
      fr: tex`Avec $\sigma(x) = 1/(1+e^{-x})$, établir que $\sigma(x) = \tfrac12\left(\tanh(\tfrac12 x) + 1\right)$.`,
    },
    points: 1,
    sources: ['000 1a', '001 a.1', '002 1C', '003 1.1'],
  },
  'functions/b-log-sigmoid': {
    title: { en: 'The logarithm of the sigmoid', fr: 'Le logarithme de la sigmoïde' },
    statement: {
      en: tex`With $\operatorname{softplus}(x) = \ln(1+e^x)$, show that $\ln\sigma(x) = -\operatorname{softplus}(-x)$.`,
      fr: tex`Avec $\operatorname{softplus}(x) = \ln(1+e^x)$, établir que $\ln\sigma(x) = -\operatorname{softplus}(-x)$.`,
    },
    points: 1,
    sources: ['000 1b', '001 a.2', '002 1D', '003 1.2'],
  },
  'functions/c-sigmoid-derivative': {
    title: { en: 'The derivative of the sigmoid', fr: 'La dérivée de la sigmoïde' },
    statement: {
      en: tex`Give $\sigma'(x)$ as an expression in which $\sigma$ is the only function.`,
      fr: tex`Donner $\sigma'(x)$ par une expression où $\sigma$ est la seule fonction.`,
    },
    points: 1,
    sources: ['000 1c', '001 a.3', '002 1B', '003 1.3'],
  },
  'functions/d-tanh-derivative': {
    title: { en: 'The derivative of tanh', fr: 'La dérivée de tanh' },
    statement: {
      en: tex`Give $\tanh'(x)$ as an expression in which $\tanh$ is the only function.`,
      fr: tex`Donner $\tanh'(x)$ par une expression où $\tanh$ est la seule fonction.`,
    },
    points: 1,
    sources: ['000 1d', '001 a.4', '003 1.4'],
  },
  'functions/e-sign-indicators': {
    title: { en: 'The sign from indicators', fr: 'Le signe par des indicatrices' },
    statement: {
      en: tex`Express $\operatorname{sign}(x)$, worth $+1$, $0$ or $-1$, with indicator functions alone.`,
      fr: tex`Exprimer $\operatorname{sign}(x)$, qui vaut $+1$, $0$ ou $-1$, par les seules fonctions indicatrices.`,
    },
    points: 1,
    sources: ['000 1e', '001 a.5', '002 1F', '003 1.5'],
  },
  'functions/f-abs-derivative': {
    title: { en: 'The derivative of the absolute value', fr: 'La dérivée de la valeur absolue' },
    statement: {
      en: tex`Express the derivative of $|x|$ with the sign function. There is none at $0$; the value $0$ is accepted there.`,
      fr: tex`Exprimer la dérivée de $|x|$ par la fonction signe. Elle n'existe pas en $0$ ; la valeur $0$ y est admise.`,
    },
    points: 1,
    sources: ['000 1f', '001 a.6', '003 1.6'],
  },
  'functions/g-rect-derivative': {
    title: { en: 'The derivative of the rectifier', fr: 'La dérivée de la fonction rectificatrice' },
    statement: {
      en: tex`Express the derivative of $\operatorname{rect}(x) = \max(0,x)$ with an indicator. There is none at $0$; the value $0$ is accepted there.`,
      fr: tex`Exprimer la dérivée de $\operatorname{rect}(x) = \max(0,x)$ par une indicatrice. Elle n'existe pas en $0$ ; la valeur $0$ y est admise.`,
    },
    points: 1,
    sources: ['000 1g', '001 a.7', '002 1A', '003 1.7'],
  },
  'functions/h-grad-l2-squared': {
    title: { en: 'The gradient of the squared L2 norm', fr: 'Le gradient du carré de la norme L2' },
    statement: {
      en: tex`Write the gradient of $\|\mathbf x\|_2^2 = \sum_i x_i^2$ as a vector.`,
      fr: tex`Écrire sous forme de vecteur le gradient de $\|\mathbf x\|_2^2 = \sum_i x_i^2$.`,
    },
    points: 1,
    sources: ['000 1h', '001 a.8', '002 1G', '003 1.8'],
  },
  'functions/i-grad-l1': {
    title: { en: 'The gradient of the L1 norm', fr: 'Le gradient de la norme L1' },
    statement: {
      en: tex`Write the gradient of $\|\mathbf x\|_1 = \sum_i |x_i|$ as a vector.`,
      fr: tex`Écrire sous forme de vecteur le gradient de $\|\mathbf x\|_1 = \sum_i |x_i|$.`,
    },
    points: 1,
    sources: ['000 1i', '001 a.9', '002 1H', '003 1.9'],
  },
  'functions/x1-softplus-difference': {
    title: { en: 'The odd part of softplus', fr: 'La partie impaire de softplus' },
    statement: {
      en: tex`Show that $\operatorname{softplus}(x) - \operatorname{softplus}(-x) = x$.`,
      fr: tex`Établir que $\operatorname{softplus}(x) - \operatorname{softplus}(-x) = x$.`,
    },
    sources: ['002 1E'],
  },
});
