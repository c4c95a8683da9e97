package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The result of one run of a contender.
 *
 * @param reports of its processes
 * @param seconds from the start of the first process to the end of the last
 */
record GroupRun(List<JsonNode> reports, double seconds) {}
