package com.togahub.sqs;

import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What a message-driven bean says of its queue. The setters are called by the container. */
@Activation(messageListeners = SqsListener.class)
public class SqsActivation implements ActivationSpec {
    private static final int LONGEST_WAIT_SECONDS = 20;

    private ResourceAdapter resourceAdapter;

    @ConfigProperty(description = "name of the queue")
    private String queueName = "";

    @ConfigProperty(description = "region of the queue; empty: as the environment says")
    private String region = "";

    @ConfigProperty(description = "URL of the queue server; empty: the region's own")
    private String endpoint = "";

    @ConfigProperty(description = "how many messages are handled at once")
    private Integer concurrency = 8;

    @ConfigProperty(description = "seconds that one receive waits for messages, 0 to 20")
    private Integer waitSeconds = LONGEST_WAIT_SECONDS;

    @ConfigProperty(description = "seconds that a received message stays invisible; renewed while it is handled")
    private Integer visibilitySeconds = 120;

    @ConfigProperty(description = "seconds that handling may go on after the bean is stopped")
    private Integer graceSeconds = 30;

    @ConfigProperty(description = "false: nothing is received")
    private Boolean enabled = true;

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

    /** The queue's server, when it is not the region's own. */
    Optional<URI> endpointOverride() {
        return endpoint.isBlank() ? Optional.empty() : Optional.of(URI.create(endpoint.strip()));
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

    public Boolean getEnabled() {
        return enabled;
    }

    public void setEnabled(Boolean enabled) {
        this.enabled = enabled;
    }
}
