/// (placeholder)
