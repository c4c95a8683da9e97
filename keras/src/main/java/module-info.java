import org.jspecify.annotations.NullMarked;

/** Reads and writes the files of Keras. */
@NullMarked
module io.github.foldwise.keras {
  requires transitive io.github.foldwise.dsl;
  requires transitive io.github.foldwise.runtime;
  requires com.fasterxml.jackson.databind;
  requires io.jhdf;
  requires static org.jspecify;

  exports io.github.foldwise.keras;
}
