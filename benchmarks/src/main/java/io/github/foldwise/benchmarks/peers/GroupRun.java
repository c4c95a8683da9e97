package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a contender did once.
 *
 * @param reports of its processes
 * @param seconds from the start of the first process to the end of the last
 */
record GroupRun(List<JsonNode> reports, double seconds) {}
