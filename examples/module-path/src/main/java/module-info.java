/** A user's module. */
module com.example.spots {
  requires io.github.foldwise.runtime;
}
