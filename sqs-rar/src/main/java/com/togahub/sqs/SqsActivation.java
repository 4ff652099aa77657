package com.togahub.sqs;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What a message-driven bean says of its queue. The setters are called by the container. */
@Activation(messageListeners = SqsListener.class)
public class SqsActivation implements ActivationSpec {
    private static final int LONGEST_WAIT_SECONDS = 20;
    /** Stands for an empty value, which not every way of configuring can express. */
    private static final String DEFAULT = "default";

    private ResourceAdapter resourceAdapter;

    @ConfigProperty(description = "name of the queue")
    private String queueName = "";

    @ConfigProperty(description = "region of the queue; empty or default: as the environment says")
    private String region = "";

    @ConfigProperty(description = "URL of the queue server; empty or default: the region's own")
    private String endpoint = "";

    @ConfigProperty(description = "how many messages are handled at once")
    private Integer concurrency = 8;

    @ConfigProperty(description = "seconds that one receive waits for messages, 0 to 20")
    private Integer waitSeconds = LONGEST_WAIT_SECONDS;

    @ConfigProperty(description = "seconds that a received message stays invisible; renewed while it is handled")
    private Integer visibilitySeconds = 120;

    @ConfigProperty(description = "seconds that handling may go on after the bean is stopped")
    private Integer graceSeconds = 30;

    @ConfigProperty(description = "role of this node")
    private String role = "";

    @ConfigProperty(description = "roles of the nodes that receive, separated by commas; empty: all do")
    private String receivingRoles = "";

    @Override
    public void validate() throws InvalidPropertyException {
        require(!queueName.isBlank(), "queueName must not be empty");
        require(concurrency >= 1, "concurrency must be at least 1");
        require(waitSeconds >= 0 && waitSeconds <= LONGEST_WAIT_SECONDS, "waitSeconds must be 0 to 20");
        require(visibilitySeconds >= 3 && visibilitySeconds <= 43_200, "visibilitySeconds must be 3 to 43200");
        require(graceSeconds >= 0, "graceSeconds must not be negative");
    }

    private static void require(boolean holds, String otherwise) throws InvalidPropertyException {
        if (!holds) {
            throw new InvalidPropertyException(otherwise);
        }
    }

    /** Whether a node of this role receives. */
    boolean isReceiving() {
        return receivingRoles.isBlank()
                || Arrays.stream(receivingRoles.split(",", -1))
                        .anyMatch(each -> each.strip().equals(role.strip()));
    }

    /** The queue's server, when it is not the region's own. */
    Optional<URI> endpointOverride() {
        return given(endpoint).map(URI::create);
    }

    /** The queue's region, when it is not left to the environment. */
    Optional<String> regionOverride() {
        return given(region);
    }

    private static Optional<String> given(String value) {
        return value.isBlank() || value.strip().equals(DEFAULT) ? Optional.empty() : Optional.of(value.strip());
    }

    /** How long one receive waits; never longer than the grace, so that stopping does not wait for it beyond that. */
    Duration receiveWait() {
        return Duration.ofSeconds(Math.min(waitSeconds, graceSeconds));
    }

    /** How long a received message stays invisible. */
    Duration visibility() {
        return Duration.ofSeconds(visibilitySeconds);
    }

    /** How long handling may go on after the stop. */
    Duration grace() {
        return Duration.ofSeconds(graceSeconds);
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) {
        this.resourceAdapter = resourceAdapter;
    }

    public String getQueueName() {
        return queueName;
    }

    public void setQueueName(String queueName) {
        this.queueName = queueName;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getEndpoint() {
        return endpoint;
    }

    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }

    public Integer getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(Integer concurrency) {
        this.concurrency = concurrency;
    }

    public Integer getWaitSeconds() {
        return waitSeconds;
    }

    public void setWaitSeconds(Integer waitSeconds) {
        this.waitSeconds = waitSeconds;
    }

    public Integer getVisibilitySeconds() {
        return visibilitySeconds;
    }

    public void setVisibilitySeconds(Integer visibilitySeconds) {
        this.visibilitySeconds = visibilitySeconds;
    }

    public Integer getGraceSeconds() {
        return graceSeconds;
    }

    public void setGraceSeconds(Integer graceSeconds) {
        this.graceSeconds = graceSeconds;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getReceivingRoles() {
        return receivingRoles;
    }

    public void setReceivingRoles(String receivingRoles) {
        this.receivingRoles = receivingRoles;
    }
}
