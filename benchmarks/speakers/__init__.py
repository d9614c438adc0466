"""Who spoke when: error rates on meetings with exact truth, on a telephone call and on clips of AMI."""
