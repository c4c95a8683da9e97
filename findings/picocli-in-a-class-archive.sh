#!/usr/bin/env bash
# picocli 4.7.7, JDK 17.
#
# Guess:     a class archive that Java writes at a program's end (-XX:ArchiveClassesAtExit) holds all its classes, so the
#            next start reads none from a jar.
# Behaviour: no class of picocli's enters it. They are in the format of Java 5, and archives take none older than Java 6's:
#            Java warns of each while it writes. A program whose start is mostly picocli gains little.
# Seen:      the format, the warnings, and where the second start reads its main class and picocli's from.
# Remedy:    measure what is left. Java's own loader, -Xbootclasspath/a, reads them in about half the time, because it does
#            not verify them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=info.picocli:picocli:4.7.7 -DoutputDirectory=.

cat > Hello.java <<'JAVA'
import picocli.CommandLine;

@CommandLine.Command(name = "hello")
public class Hello implements Runnable {
  public static void main(String[] args) {
    System.exit(new CommandLine(new Hello()).execute(args));
  }

  @Override
  public void run() {}
}
JAVA
javac -cp picocli-4.7.7.jar -proc:none -d classes Hello.java
jar cf hello.jar -C classes .
java -XX:ArchiveClassesAtExit=hello.jsa -Xlog:disable -Xlog:all=warning:file=written -cp hello.jar:picocli-4.7.7.jar Hello
java -XX:SharedArchiveFile=hello.jsa -Xlog:class+load:file=loaded -cp hello.jar:picocli-4.7.7.jar Hello

source_of() {
  grep -oE " $1 source: (shared objects file|jar:|file:)" loaded | sed -E "s/^ //; s/(jar|file):$/the jar/" | head -1
}
{
  javap -v -cp picocli-4.7.7.jar 'picocli.CommandLine' | grep -oE 'major version: [0-9]+'
  grep -oE 'Pre JDK 6 class not supported by CDS: 49.0 picocli/CommandLine$' written
  source_of Hello
  source_of picocli.CommandLine
} | tee seen

diff - seen <<'EXPECTED'
major version: 49
Pre JDK 6 class not supported by CDS: 49.0 picocli/CommandLine
Hello source: shared objects file
picocli.CommandLine source: the jar
EXPECTED
echo "As described."
