/** A user's module. It finds the module that trains, io.github.foldwise.runtime, as a service. */
module com.example.spots {
  requires io.github.foldwise.experiments;
}
