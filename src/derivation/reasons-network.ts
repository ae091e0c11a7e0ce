/** The reasons of the notebooks on the network (04 to 07), English → French; see reasons.ts. */
export const NETWORK_REASONS: Readonly<Record<string, string>> = {
  // mlp/g-grad-oa
  'the loss as a function of $\\mathbf{o}^a$': 'le coût en fonction de $\\mathbf{o}^a$',
  'derivative of a logarithm; $o^a_y$ is another variable':
    "dérivée d'un logarithme ; $o^a_y$ est une autre variable",
  'only the term $j = k$ depends on $o^a_k$': 'seul le terme $j = k$ dépend de $o^a_k$',
  'derivative of a logarithm': "dérivée d'un logarithme",
  'only the term $j = y$ depends on $o^a_y$': 'seul le terme $j = y$ dépend de $o^a_y$',
  'both cases in one': 'les deux cas en un',
  'for all $k$ at once': 'pour tous les $k$ à la fois',
  'one class is the right one': 'une classe est la bonne',
  'the $o^s_k$ sum to one': 'les $o^s_k$ ont pour somme un',
  // mlp/h-grad-layer2, mlp/i-matrix-layer2
  'only $o^a_k$ depends on $W^{(2)}_{kj}$': 'seul $o^a_k$ dépend de $W^{(2)}_{kj}$',
  'derivative of a linear function': "dérivée d'une fonction linéaire",
  'only $o^a_k$ depends on $b^{(2)}_k$': 'seul $o^a_k$ dépend de $b^{(2)}_k$',
  '$b^{(2)}_k$ enters with factor 1': '$b^{(2)}_k$ entre avec le facteur 1',
  'a column, $m\\times1$': 'une colonne, $m\\times1$',
  'a row, $1\\times d_h$': 'une ligne, $1\\times d_h$',
  'entry $(k,j)$ is $\\partial L/\\partial o^a_k$ times $h^s_j$':
    "l'élément $(k,j)$ est $\\partial L/\\partial o^a_k$ fois $h^s_j$",
  'the shape of $W^{(2)}$': 'les dimensions de $W^{(2)}$',
  'the shape of $b^{(2)}$': 'la dimension de $b^{(2)}$',
  // mlp/j-grad-hs, mlp/k-matrix-hs
  'chain rule: $h^s_j$ acts on every output': 'dérivation en chaîne : $h^s_j$ agit sur chaque sortie',
  'only the term $l = j$ depends on $h^s_j$': 'seul le terme $l = j$ dépend de $h^s_j$',
  transposed: 'transposée',
  'row $j$ of $W^{(2)\\top}$ is column $j$ of $W^{(2)}$':
    'la ligne $j$ de $W^{(2)\\top}$ est la colonne $j$ de $W^{(2)}$',
  'the shape of $h^s$': 'la dimension de $h^s$',
  // mlp/l-grad-ha, mlp/m-matrix-ha, act
  'piece by piece; at 0 the convention': 'morceau par morceau ; en 0 la convention',
  'an indicator': 'une indicatrice',
  'chain rule: $h^a_j$ acts through $h^s_j$ alone':
    "dérivation en chaîne : $h^a_j$ n'agit qu'à travers $h^s_j$",
  'derivative of the rectifier': 'dérivée de la fonction rectificatrice',
  'derivative of leaky ReLU': 'dérivée de leaky ReLU',
  'derivative of ELU': "dérivée d'ELU",
  'it can be had from $h^s_j$': "on l'obtient de $h^s_j$",
  'slope 1 on the right, 0 on the left; 0 chosen at 0': 'pente 1 à droite, 0 à gauche ; 0 choisi en 0',
  'since $\\alpha < 1$': 'car $\\alpha < 1$',
  'slope 1 on the right, $\\alpha$ on the left': 'pente 1 à droite, $\\alpha$ à gauche',
  'piece by piece': 'morceau par morceau',
  'it can be had from the output': "on l'obtient de la sortie",
  'a column, $d_h\\times1$': 'une colonne, $d_h\\times1$',
  'element by element': 'élément par élément',
  // mlp/n-grad-layer1, mlp/o-matrix-layer1, mlp/p-grad-x
  'only $h^a_j$ depends on $W^{(1)}_{ji}$': 'seul $h^a_j$ dépend de $W^{(1)}_{ji}$',
  'only $h^a_j$ depends on $b^{(1)}_j$': 'seul $h^a_j$ dépend de $b^{(1)}_j$',
  '$b^{(1)}_j$ enters with factor 1': '$b^{(1)}_j$ entre avec le facteur 1',
  'entry $(j,i)$ is $\\partial L/\\partial h^a_j$ times $x_i$':
    "l'élément $(j,i)$ est $\\partial L/\\partial h^a_j$ fois $x_i$",
  '$(d_h\\times1)(1\\times d)$, the shape of $W^{(1)}$':
    '$(d_h\\times1)(1\\times d)$, les dimensions de $W^{(1)}$',
  'for all $j$ at once': 'pour tous les $j$ à la fois',
  'the shape of $b^{(1)}$': 'la dimension de $b^{(1)}$',
  'chain rule: $x_i$ acts on every hidden unit': 'dérivation en chaîne : $x_i$ agit sur chaque neurone caché',
  'the shape of $x$': 'la dimension de $x$',
  // mlp/q-elastic-net
  'only one term of each sum depends on $W^{(1)}_{ji}$':
    'un seul terme de chaque somme dépend de $W^{(1)}_{ji}$',
  'the derivatives of part 1': 'les dérivées de la partie 1',
  'for all entries at once': 'pour tous les éléments à la fois',
  'the same for the other layer': "de même pour l'autre couche",
  'the penalty does not contain $b^{(1)}$': 'la pénalité ne contient pas $b^{(1)}$',
  'nor $b^{(2)}$': 'ni $b^{(2)}$',
  'the 2 of the square is forgotten': 'le 2 du carré est oublié',
  'the λ of the other layer': "le λ de l'autre couche",
  // deep
  'first layer': 'première couche',
  'second layer': 'deuxième couche',
  'output layer': 'couche de sortie',
  'All weights and biases: $\\theta=\\{(b^j, W^j)\\}_{j\\le3}$.':
    'Tous les poids et biais : $\\theta=\\{(b^j, W^j)\\}_{j\\le3}$.',
  'Start from a random $\\theta_0$; at step $p$ draw $B$ indices, fresh and uniform.':
    "Partir d'un $\\theta_0$ aléatoire ; à l'étape $p$ tirer $B$ indices, neufs et uniformes.",
  'Forward, backward and the gradients of the weights are products of this size.':
    "L'avant, l'arrière et les gradients des poids sont des produits de cette taille.",
  'time, up to a constant; $n$ does not occur': "temps, à une constante près ; $n$ n'y est pas",
  'partial derivatives of softmax': 'dérivées partielles de softmax',
  'cancel $f_y$': 'simplifier par $f_y$',
  'only the term $k = i$ remains': 'seul le terme $k = i$ reste',
  'for all $i$, $j$ at once': 'pour tous les $i$, $j$ à la fois',
  'only $z^L_i$ depends on $b^L_i$': 'seul $z^L_i$ dépend de $b^L_i$',
  'for all $i$ at once': 'pour tous les $i$ à la fois',
  '$z_j$ acts through $h_j$ alone': "$z_j$ n'agit qu'à travers $h_j$",
  'only $z_i$ depends on $W_{ij}$': 'seul $z_i$ dépend de $W_{ij}$',
  'only $z_i$ depends on $b_i$': 'seul $z_i$ dépend de $b_i$',
  'one layer up': 'la couche au-dessus',
  "$\\varphi'$ from $h$": "$\\varphi'$ à partir de $h$",
  'as in the first layer': 'comme dans la première couche',
  // cnn
  'first layer: $32\\times61\\times61$, nothing left over':
    'première couche : $32\\times61\\times61$, sans reste',
  'pooling: the floor drops the fifth, $32\\times12\\times12$':
    'pooling : la partie entière laisse le cinquième, $32\\times12\\times12$',
  'last layer: $128\\times11\\times11$': 'dernière couche : $128\\times11\\times11$',
  'number of scalars': 'nombre de scalaires',
  'now the division comes out whole': 'la division tombe maintenant juste',
  'last layer: $128\\times12\\times12$': 'dernière couche : $128\\times12\\times12$',
  'a different answer, 15488 without the padding': 'une autre réponse, 15488 sans la marge',
  'each of the 128 kernels spans the 32 maps below': 'chacun des 128 noyaux couvre les 32 cartes en dessous',
  'with a bias for each kernel': 'avec un biais par noyau',
  '$k = s = 16$: four tiles side by side': '$k = s = 16$ : quatre pavés côte à côte',
  '$k = 49$, $s = 5$ does it too': '$k = 49$, $s = 5$ convient aussi',
  '$k = 27$, $s = 5$': '$k = 27$, $s = 5$',
  '$k = 51$, $s = 5$': '$k = 51$, $s = 5$',
};
