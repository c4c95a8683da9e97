/** Data sets on disk: IDX files, folders of images, Fashion-MNIST. */
module io.github.foldwise.datasets {
  requires transitive io.github.foldwise.dsl;
  requires java.desktop;
  requires java.net.http;

  exports io.github.foldwise.datasets;
}
