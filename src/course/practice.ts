import { questions } from './question.js';

const tex = String.raw;

/** The practical part: ten experiments. Its 50 points are printed for the whole; 5 each is our equal split. */
export const practice = questions({
  'prac/e01-one-example': {
    title: { en: 'Gradient of one example, checked', fr: 'Gradient d’un exemple, vérifié' },
    statement: {
      en: tex`Implement the gradient for a single example and check it against finite differences.`,
      fr: tex`Programmer le gradient pour un seul exemple et le vérifier par différences finies.`,
    },
    points: 5,
    sources: ['001 P.1'],
  },
  'prac/e02-show-one': {
    title: { en: 'Both gradients side by side', fr: 'Les deux gradients côte à côte' },
    statement: {
      en: tex`For a small random network ($d=2$, $d_h=2$) and one example, show both gradients.`,
      fr: tex`Pour un petit réseau aléatoire ($d=2$, $d_h=2$) et un exemple, montrer les deux gradients.`,
    },
    points: 5,
    sources: ['001 P.2'],
  },
  'prac/e03-loop-batch': {
    title: { en: 'Minibatches by a loop', fr: 'Des minilots par une boucle' },
    statement: {
      en: tex`Add a minibatch size $K$ and compute the gradient of a minibatch by looping over its examples.`,
      fr: tex`Ajouter une taille de minilot $K$ et calculer le gradient d'un minilot par une boucle sur ses exemples.`,
    },
    points: 5,
    sources: ['001 P.3'],
  },
  'prac/e04-show-ten': {
    title: { en: 'Both gradients for ten examples', fr: 'Les deux gradients pour dix exemples' },
    statement: {
      en: tex`Show both gradients for the small network and a minibatch of 10 examples of both circles.`,
      fr: tex`Montrer les deux gradients pour le petit réseau et un minilot de 10 exemples des deux cercles.`,
    },
    points: 5,
    sources: ['001 P.4'],
  },
  'prac/e05-two-circles': {
    title: { en: 'Capacity on the two circles', fr: 'Capacité sur les deux cercles' },
    statement: {
      en: tex`Train on the two circles and show the decision regions for several weight decays, numbers of hidden units and stopping times: how does each change the capacity?`,
      fr: tex`Entraîner sur les deux cercles et montrer les régions de décision pour plusieurs régularisations, nombres de neurones cachés et arrêts : comment chacun change-t-il la capacité ?`,
    },
    points: 5,
    sources: ['001 P.5'],
  },
  'prac/e06-matrix': {
    title: { en: 'From the loop to matrices', fr: 'De la boucle aux matrices' },
    statement: {
      en: tex`Rewrite the minibatch with matrix products. Show each former and each new expression with all shapes.`,
      fr: tex`Réécrire le minilot par des produits de matrices. Montrer chaque ancienne et chaque nouvelle expression avec toutes les dimensions.`,
    },
    points: 5,
    sources: ['001 P.6'],
  },
  'prac/e07-same-gradients': {
    title: { en: 'Both versions agree', fr: 'Les deux versions concordent' },
    statement: {
      en: tex`Check that loop and matrix versions give the same gradients for $K=1$ and $K=10$, and show them.`,
      fr: tex`Vérifier que les versions boucle et matrices donnent les mêmes gradients pour $K=1$ et $K=10$, et les montrer.`,
    },
    points: 5,
    sources: ['001 P.7'],
  },
  'prac/e08-epoch-time': {
    title: { en: 'The time of an epoch', fr: 'La durée d’une époque' },
    statement: {
      en: tex`Time one epoch of Fashion-MNIST for $K=100$ with both versions.`,
      fr: tex`Chronométrer une époque de Fashion-MNIST pour $K=100$ avec les deux versions.`,
    },
    points: 5,
    sources: ['001 P.8'],
  },
  'prac/e09-log': {
    title: { en: 'Six numbers per epoch', fr: 'Six nombres par époque' },
    statement: {
      en: tex`At each epoch compute the error and the average loss on the training, validation and test sets; show them and write them to a log file.`,
      fr: tex`À chaque époque, calculer l'erreur et le coût moyen sur les ensembles d'entraînement, de validation et de test ; les montrer et les écrire dans un journal.`,
    },
    points: 5,
    sources: ['001 P.9'],
  },
  'prac/e10-fashion-mnist': {
    title: { en: 'Fashion-MNIST', fr: 'Fashion-MNIST' },
    statement: {
      en: tex`Train on Fashion-MNIST, choose the hyperparameters on the validation set, and plot the curves of error and average loss. A test error under 20 % is expected.`,
      fr: tex`Entraîner sur Fashion-MNIST, choisir les hyperparamètres sur l'ensemble de validation, et tracer les courbes d'erreur et de coût moyen. Une erreur de test sous 20 % est attendue.`,
    },
    points: 5,
    sources: ['001 P.10'],
  },
});
