"""The trail as people use it: who may read it, erasing values, recording that secrets were read, anchoring."""
